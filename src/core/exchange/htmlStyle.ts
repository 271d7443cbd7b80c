/** The report's only style sheet. Kinds differ by their line as well as by their colour. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --actor: #1f6feb; --figure: #8250df; --hedged: #bc4c00; --attributed: #6e7781; --tag: #1a7f37; }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
header, .meta, .notes, nav { font-family: system-ui, sans-serif; font-size: .9rem; }
h1, h2 { line-height: 1.25; }
article { margin-top: 3rem; }
mark { background: none; color: inherit; text-decoration-thickness: 2px; text-underline-offset: .2em; }
.actor { text-decoration: underline solid var(--actor); font-weight: 600; }
.figure { text-decoration: underline double var(--figure); }
.hedged { background: color-mix(in srgb, var(--hedged) 14%, transparent); border-bottom: 1px dashed var(--hedged); }
.attributed { background: color-mix(in srgb, var(--attributed) 14%, transparent); border-bottom: 1px dotted var(--attributed); }
.tag { box-shadow: inset 0 -2px var(--tag); }
sup { font: .65rem system-ui, sans-serif; line-height: 0; margin-inline: .15em; }
sup a { text-decoration: none; }
.notes { border-top: 1px solid; margin-top: 2rem; padding-top: .5rem; }
.notes p { margin: 0; white-space: pre-line; }
.filter { display: inline-block; margin-right: 1rem; }
#show-actor:not(:checked) ~ main .only-actor, #show-figure:not(:checked) ~ main .only-figure,
#show-claim:not(:checked) ~ main .only-claim, #show-tag:not(:checked) ~ main .only-tag { display: none; }
#show-actor:not(:checked) ~ main .actor { text-decoration: none; font-weight: inherit; }
#show-figure:not(:checked) ~ main .figure { text-decoration: none; }
#show-claim:not(:checked) ~ main :is(.hedged, .attributed) { background: none; border-bottom: 0; }
#show-tag:not(:checked) ~ main .tag { box-shadow: none; }
@media print { input, .filter { display: none; } body { max-width: none; } article { break-before: page; } h2, li { break-inside: avoid; } }
`;
