export interface SamplePhoto {
  name: string;
  title: string;
  width: number;
  height: number;
}

/** Free photos that ship with the app, for people who want to look before they trust. */
export const SAMPLE_PHOTOS: readonly SamplePhoto[] = [
  { name: 'astronaut', title: 'An astronaut', width: 512, height: 512 },
  { name: 'chelsea', title: 'A cat', width: 451, height: 300 },
  { name: 'coffee', title: 'A cup of coffee', width: 600, height: 400 },
  { name: 'rocket', title: 'A rocket at dusk', width: 640, height: 427 },
];

export async function loadSample(sample: SamplePhoto): Promise<File> {
  const response = await fetch(`/samples/${sample.name}.jpg`);
  if (!response.ok) throw new TypeError('The sample photo could not be loaded.');
  return new File([await response.blob()], `${sample.name}.jpg`, { type: 'image/jpeg' });
}
