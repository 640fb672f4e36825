/** A paper lantern: the page's own sign. */
export function Lantern({ size = 72, className }: { size?: number; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 64 72" width={size} height={(size * 72) / 64} className={className} aria-hidden="true">
      <path d="M32 2v10" stroke="#c98a3a" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M20 14h24l8 18-8 20H20l-8-20z" fill="#f28a2e" />
      <path d="M26 14h12l4 18-4 20H26l-4-20z" fill="#ffb956" />
      <path d="M30 14h4l2 18-2 20h-4l-2-20z" fill="#ffe1a3" />
      <path d="M19 14h26M19 52h26" stroke="#a9490d" strokeWidth="4" strokeLinecap="round" />
      <path
        d="M32 54v12m-5-3 5 6 5-6"
        stroke="#c98a3a"
        strokeWidth="2.5"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
