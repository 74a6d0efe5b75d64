/** Filters that make exact paths look drawn by hand; placed once, used from CSS by id. */
export function InkFilters() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <filter id="ink-wobble" x="-5%" y="-5%" width="110%" height="110%">
        <feTurbulence type="fractalNoise" baseFrequency="0.022" numOctaves="2" seed="4" />
        <feDisplacementMap in="SourceGraphic" scale="3.4" />
      </filter>
      <filter id="crayon-grain" x="-5%" y="-20%" width="110%" height="140%">
        <feTurbulence type="fractalNoise" baseFrequency="0.55" numOctaves="2" seed="9" />
        <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -5.5 3.45" result="grain" />
        <feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="2" seed="2" />
        <feDisplacementMap in="SourceGraphic" scale="5" result="rough" />
        <feComposite in="rough" in2="grain" operator="in" />
      </filter>
    </svg>
  );
}
