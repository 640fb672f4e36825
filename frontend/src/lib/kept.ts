/** Small things kept in this browser: read back only if they still have their shape. */
import { isRecord } from "@/lib/records";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was kept under a key, as a record; null where nothing readable is. */
export function readKept(store: Store, key: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? "null");
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a value; a browser that is full or forbids it simply forgets. */
export function keep(store: Store, key: string, value: object): void {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing else depends on it.
  }
}
