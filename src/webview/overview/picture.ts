import type { PictureFormat } from './protocol';

/** What a picture looks like is said by the page's style sheet and the theme's variables: a file has to say it itself. */
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'paint-order', 'stroke-linejoin'] as const;
const FOR_THE_PAGE = ['tabindex', 'role', 'class', 'aria-hidden', 'aria-roledescription', 'aria-describedby'] as const;
const SVG = 'http://www.w3.org/2000/svg';
/** Device pixels for a CSS pixel. */
const SHARPNESS = 2;

/** A picture as the bytes of a file that needs nothing else. @throws Error where the browser cannot draw it */
export async function pictureBytes(svg: SVGSVGElement, title: string, format: PictureFormat): Promise<Uint8Array> {
  const text = standalone(svg, title);
  return format === 'svg' ? new TextEncoder().encode(text) : asPng(text, svg.width.baseVal.value, svg.height.baseVal.value);
}

function standalone(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const look = originals[at] && getComputedStyle(originals[at]);
    if (look) for (const name of LOOKS) element.setAttribute(name, look.getPropertyValue(name));
    const label = element.getAttribute('aria-label');
    if (element !== copy && label !== null) element.append(named('title', label));
    for (const name of [...FOR_THE_PAGE, 'aria-label']) element.removeAttribute(name);
  });
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(named('title', title), paper);
  copy.setAttribute('xmlns', SVG);
  return new XMLSerializer().serializeToString(copy);
}

function named(tag: string, words: string): SVGElement {
  const made = document.createElementNS(SVG, tag);
  made.textContent = words;
  return made;
}

async function asPng(svg: string, width: number, height: number): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SHARPNESS);
  canvas.height = Math.ceil(height * SHARPNESS);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture could not be drawn.');
  return new Uint8Array(await blob.arrayBuffer());
}
