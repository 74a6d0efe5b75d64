import { ENGINE } from './engine-version.js';

const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** IPTC's term for media made by an algorithm that was not trained on sampled content. */
export const DIGITAL_SOURCE_TYPE = `${SOURCE_TYPES}algorithmicMedia`;

/** IPTC's term for what is still the photo that it was, bettered by an algorithm. */
const ENHANCED_SOURCE_TYPE = `${SOURCE_TYPES}algorithmicallyEnhanced`;

/** What every file of the engine says about its making. Nothing of the photo's own metadata is in it. */
export interface Provenance {
  title: string;
  keywords: readonly string[];
  /** That it is the photo itself, bettered. */
  isEnhanced?: boolean;
}

export function creatorTool(): string {
  return `${ENGINE.name} ${ENGINE.version}`;
}

/** An XMP packet for JPEG and PNG files. Has no date, so that equal pictures are equal files. */
export function xmpPacket({ title, keywords, isEnhanced = false }: Provenance): string {
  const items = keywords.map((keyword) => `<rdf:li>${escapeXml(keyword)}</rdf:li>`).join('');
  const sourceType = isEnhanced ? ENHANCED_SOURCE_TYPE : DIGITAL_SOURCE_TYPE;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    `<xmp:CreatorTool>${escapeXml(creatorTool())}</xmp:CreatorTool>`,
    `<Iptc4xmpExt:DigitalSourceType>${sourceType}</Iptc4xmpExt:DigitalSourceType>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:subject><rdf:Bag>${items}</rdf:Bag></dc:subject>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('');
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
