/** A crayon stroke under a word. */
export function CrayonLine({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 300 22"
      preserveAspectRatio="none"
      fill="none"
      aria-hidden="true"
      className={className}
    >
      <path
        className="crayon-line"
        d="M4 13c48-9 98-10 146-6 50 4 98 2 146-4-60 4-120 10-190 13"
        stroke="var(--accent, var(--photo))"
        strokeWidth="7"
        strokeLinecap="round"
      />
    </svg>
  );
}
