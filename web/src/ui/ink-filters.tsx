/** Filters that make exact paths look drawn by hand; placed once, used from CSS by id. */
export function InkFilters() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <filter id="ink-wobble" x="-5%" y="-5%" width="110%" height="110%">
        <feTurbulence type="fractalNoise" baseFrequency="0.022" numOctaves="2" seed="4" />
        <feDisplacementMap
          in="SourceGraphic"
          scale="3.6"
          xChannelSelector="R"
          yChannelSelector="G"
        />
        {/* Displacement moves whole pixels: soften the steps, then sharpen the edge again. */}
        <feGaussianBlur stdDeviation="0.7" />
        <feComponentTransfer>
          <feFuncA type="linear" slope="2.1" intercept="-0.5" />
        </feComponentTransfer>
      </filter>
      <filter id="crayon-line" x="-5%" y="-40%" width="110%" height="180%">
        <feTurbulence type="fractalNoise" baseFrequency="0.5" numOctaves="2" seed="9" />
        <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -5 3.3" result="grain" />
        <feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="2" seed="2" />
        <feDisplacementMap
          in="SourceGraphic"
          scale="5"
          xChannelSelector="R"
          yChannelSelector="G"
          result="rough"
        />
        <feComposite in="rough" in2="grain" operator="in" />
      </filter>
      <filter id="crayon-grain" x="-5%" y="-20%" width="110%" height="140%">
        <feTurbulence type="fractalNoise" baseFrequency="0.035 0.3" numOctaves="3" seed="9" />
        <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -4.4 2.95" result="grain" />
        <feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="2" seed="2" />
        <feDisplacementMap
          in="SourceGraphic"
          scale="7"
          xChannelSelector="R"
          yChannelSelector="G"
          result="rough"
        />
        <feComposite in="rough" in2="grain" operator="in" />
      </filter>
    </svg>
  );
}
