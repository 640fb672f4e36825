/** The page's own line drawings, 24 units square, in the colour of the text around them. */

const PATHS = {
  back: "M15 5l-7 7 7 7",
  book: "M12 6c-2-1.6-4.6-2-8-2v14c3.4 0 6 .4 8 2 2-1.6 4.6-2 8-2V4c-3.4 0-6 .4-8 2zm0 0v14",
  bolt: "M13 3L5 14h6l-1 7 9-12h-6z",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zm8 8.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M5 9l7 7 7-7",
  close: "M6 6l12 12M18 6L6 18",
  compass: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.5 8.5l-2 5-5 2 2-5z",
  globe:
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.5 2.6 3.6 5.6 3.6 9s-1.1 6.4-3.6 9c-2.5-2.6-3.6-5.6-3.6-9S9.5 5.6 12 3z",
  heart: "M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.2 4.3 4.3 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z",
  kite: "M12 2.5l6.5 7.5-6.5 8-6.5-8zM12 18c-3 1.5 2 3 0 4.5M5.5 10h13M12 2.5V18",
  locate: "M12 4v3m0 10v3M4 12h3m10 0h3M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  next: "M6 5l9 7-9 7zM18 5v14",
  pause: "M7 5h3v14H7zM14 5h3v14h-3z",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.3 3.3 0 0 1 0 6.2M17.5 14.5c2.2.8 3.5 2.8 3.5 5.5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9c0-4 3.4-7 8-7s8 3 8 7",
  picture: "M4 5h16v14H4zm0 11l5-5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  play: "M7 4.5l12.5 7.5L7 19.5z",
  plus: "M12 5v14M5 12h14",
  previous: "M18 5l-9 7 9 7zM6 5v14",
  quill: "M5 20c2-8 6.5-14 15-16-1 8.5-6 12.5-12 12.5M5 20l6.5-8.5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2l4.5 4.5",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 13.5c1 2 2.4 3 4 3s3-1 4-3M9 9.5h.01M15 9.5h.01",
  sparkle: "M12 3l2 6.5 6.5 2.5-6.5 2.5-2 6.5-2-6.5L3.5 12 10 9.5z",
  sun: "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  trash: "M5 7h14M9 7V4h6v3m-8.5 0l1 13h9l1-13M10 11v5.5m4-5.5v5.5",
  voice:
    "M8.5 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 8.5c0-3.4 2.5-5.8 6-5.8s6 2.4 6 5.8M16 6c1.4 1.3 1.4 3.7 0 5M18.8 3.5c3 2.8 3 7.2 0 10",
} as const;

export type IconName = keyof typeof PATHS;

/** One icon; it says nothing to a screen reader, the text beside it does. */
export function Icon({
  name,
  size = 24,
  filled = false,
}: {
  name: IconName;
  size?: number;
  filled?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
