/** Glasses, drawn with the pupils at (-25, 0) and (25, 0). */
export const GLASSES: Readonly<Record<string, { title: string; drawing?: string }>> = {
  none: { title: 'None' },
  round: {
    title: 'Round',
    drawing:
      '<g fill="#eaf4ff" fill-opacity=".12" stroke="#2a2320" stroke-width="2.6"><circle cx="-25" cy="1" r="18.5"/><circle cx="25" cy="1" r="18.5"/></g>' +
      '<path d="M-7.5 -4Q0 -10 7.5 -4M-43 -2L-61 -5M43 -2L61 -5" fill="none" stroke="#2a2320" stroke-width="2.6" stroke-linecap="round"/>' +
      '<path d="M-36 -9Q-30 -15 -23 -14M14 -9Q20 -15 27 -14" fill="none" stroke="#fff" stroke-width="1.4" opacity=".55" stroke-linecap="round"/>',
  },
  sunglasses: {
    title: 'Sunglasses',
    drawing:
      '<defs><linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0c0d10"/><stop offset="1" stop-color="#3b3f48"/></linearGradient></defs>' +
      '<g stroke="#101013" stroke-width="3" stroke-linejoin="round"><path d="M-47 -11Q-25 -15 -6 -11Q-4 8 -12 15Q-27 21 -39 14Q-46 6 -47 -11Z" fill="url(#shade)" fill-opacity=".94"/>' +
      '<path d="M47 -11Q25 -15 6 -11Q4 8 12 15Q27 21 39 14Q46 6 47 -11Z" fill="url(#shade)" fill-opacity=".94"/></g>' +
      '<path d="M-7 -8Q0 -12 7 -8M-47 -9L-62 -7M47 -9L62 -7" fill="none" stroke="#101013" stroke-width="3.6" stroke-linecap="round"/>' +
      '<path d="M-42 -8L-32 -9 -38 6Z M11 -9L22 -10 15 7Z" fill="#fff" opacity=".14"/>',
  },
  hearts: {
    title: 'Hearts',
    drawing: (() => {
      const heart =
        'M0 16C-24 2 -21 -15 -10 -15C-4 -15 -1 -11 0 -8C1 -11 4 -15 10 -15C21 -15 24 2 0 16Z';
      const lens = (x: number) =>
        `<path transform="translate(${x} 1) scale(1.12)" d="${heart}" fill="#d8124a" fill-opacity=".78" stroke="#8d0a30" stroke-width="2.4"/>` +
        `<path transform="translate(${x} 1)" d="M-13 -8Q-11 -13 -6 -12" fill="none" stroke="#fff" stroke-width="1.8" opacity=".75" stroke-linecap="round"/>`;
      return (
        '<path d="M-6 -6Q0 -10 6 -6M-46 -7L-62 -6M46 -7L62 -6" fill="none" stroke="#8d0a30" stroke-width="2.8" stroke-linecap="round"/>' +
        lens(-25) +
        lens(25)
      );
    })(),
  },
};
