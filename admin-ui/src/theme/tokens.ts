/** The colours of the product; the web app draws with the same. */
export interface Tokens {
  readonly ground: string;
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly danger: string;
  readonly warning: string;
  readonly success: string;
}

export const LIGHT: Tokens = {
  ground: '#FBF7F0',
  raised: '#FFFFFF',
  ink: '#1E1B18',
  muted: '#6B635A',
  hairline: '#E5DDD0',
  primary: '#1F5EFF',
  onPrimary: '#FFFFFF',
  danger: '#C6283B',
  warning: '#B7791F',
  success: '#23804A',
};

export const DARK: Tokens = {
  ground: '#171512',
  raised: '#211E1A',
  ink: '#F3EDE4',
  muted: '#A79D91',
  hairline: '#37322C',
  primary: '#7DA2FF',
  onPrimary: '#171512',
  danger: '#F08591',
  warning: '#E0AC57',
  success: '#6CC492',
};

/** One accent per kind of product. */
export const CATEGORY_COLOURS: Readonly<Record<string, string>> = {
  photo: '#F0563D',
  hair: '#8A4FD3',
  coloring: '#2F9E5B',
  fursona: '#0E9AA7',
  story: '#D98E04',
  book: '#D98E04',
};
