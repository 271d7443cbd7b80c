import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { isProse } from '../../../src/core/article/isProse';

const PROSE = 'The harbour of Port Ansel has been closed since Tuesday, and nobody at the ministry could say when the ferries would sail again.\n';

suite('isProse', () => {
  for (const name of ['requirements.txt', 'requirements-dev.txt', 'src/CMakeLists.txt', 'C:\\site\\robots.txt', 'LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'README.md', 'server.log.txt', 'stopwords.txt']) {
    test(`leaves ${name} out by its name`, () => assert.equal(isProse(name, PROSE), false));
  }

  const kinds: Record<string, string> = {
    log: '2021-05-03 10:00:01,123 INFO  server started on port 8080 and waits for requests\n'.repeat(30),
    'log of another kind': 'May  3 10:00:01 ansel sshd[311]: Accepted password for root from 10.0.0.1 port 22\n'.repeat(30),
    code: 'function sail(ferry) {\n  if (ferry.isReady && !storm) {\n    return harbour.leave(ferry.name, { at: noon });\n  }\n}\n'.repeat(20),
    'Python code': 'def sail(ferry):\n    """Lets a ferry leave."""\n    return harbour.leave(ferry.name, at=noon)\n\n'.repeat(20),
    table: 'name,age,town,country,since\nSmith,42,Port Ansel,Anselia,2001\nDoe,37,Marlow,Anselia,1999\n'.repeat(30),
    'tab-separated table': 'Ann Poe\t42\tPort Ansel\tAnselia\t2001\n'.repeat(30),
    'word list': 'harbour\nferry\nstorm\npier\nminister\nisland\nanchor\nsail\nrope\nbuoy\nwave\ntide\nwind\nrain\n',
    JSON: '{"name": "Port Ansel", "ferries": [1, 2, 3], "open": false, "since": "2001"},\n'.repeat(30),
    'encoded data': `${'QWxsIGZlcnJpZXMgc3RheSBpbiBwb3J0'.repeat(3)}\n`.repeat(30),
    'binary data': `PNG\0\u0001${PROSE}`,
    'requirements under another name': 'numpy==1.2.3\nrequests>=2.0,<3\nflask~=1.1\npyyaml==5.4\n'.repeat(5),
  };
  for (const [kind, text] of Object.entries(kinds)) test(`leaves a ${kind} out by its text`, () => assert.equal(isProse('notes.txt', text), false));

  const articles: Record<string, string> = {
    'an article of long paragraphs': `Ferries stay in port\n\n${PROSE.repeat(4).replaceAll('\n', ' ')}\n\n${PROSE}`,
    'an article in wrapped lines': `Ferries stay in port\n\n${PROSE.repeat(5).replace(/(.{40,60}) /g, '$1\n')}`,
    'an interview of short lines': 'Interview\n\nWill the ferries sail?\nI do not know.\nWho does?\nThe minister, perhaps.\nSince when?\nSince Tuesday.\nAnd then?\nWe will see.\n',
    'an article full of figures': 'In 2021 the port counted 1,240,000 passengers, 12.4% more than in 2020; freight fell from 310,000 to 288,500 tonnes.\n'.repeat(4),
    'a text in another script': 'Паромы остаются в порту, и никто в министерстве не смог сказать, когда они снова выйдут в море.\n'.repeat(4),
    'a text without spaces between words': '港口自星期二以来一直关闭部里没有人能说出渡轮何时会再次启航因为暴风雨仍在海峡上空而且码头在夜里受损了。\n'.repeat(4),
    'a few words being typed': 'Ferries stay',
    'an empty file': '',
  };
  for (const [kind, text] of Object.entries(articles)) test(`takes ${kind}`, () => assert.equal(isProse('articles/ferries.txt', text), true));

  test('takes the five articles', function () {
    if (!fs.existsSync('../shared/articles')) return this.skip();
    for (const file of fs.readdirSync('../shared/articles')) assert.equal(isProse(file, fs.readFileSync(`../shared/articles/${file}`, 'utf8')), true, file);
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 500 }), (name, text) => assert.equal(typeof isProse(name, text), 'boolean')));
  });
});
