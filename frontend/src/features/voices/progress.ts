/** How much of a voice is here. */
import type { InstallableVoice } from "@/api/types";

/** From 0 to 1; 0 where nobody says how much there is. */
export function shareOf({ bytes, received_bytes }: InstallableVoice): number {
  return bytes > 0 ? Math.min(1, received_bytes / bytes) : 0;
}

/** Bytes as people read them. */
export function megabytes(bytes: number, language: string): string {
  const digits = bytes < 10_000_000 ? 1 : 0;
  const format = { style: "unit", unit: "megabyte", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1_000_000);
}
