/** One sample at a time: the voice that introduces itself, until it has, or is stopped. */
import { useEffect, useState } from "react";

export interface Sample {
  /** The address of what is heard, or about to be. */
  readonly url: string | null;
  readonly isFailed: boolean;
  /** Lets a sample be heard in place of any other; the one that is heard, stops. */
  readonly toggle: (url: string) => void;
  readonly stop: () => void;
}

export function useSample(): Sample {
  const [sound] = useState(() => new Audio());
  const [url, setUrl] = useState<string | null>(null);
  const [isFailed, setFailed] = useState(false);
  const stop = () => {
    sound.pause();
    setUrl(null);
  };

  useEffect(() => {
    const over = () => setUrl(null);
    const fail = () => {
      setUrl(null);
      setFailed(true);
    };
    sound.addEventListener("ended", over);
    sound.addEventListener("error", fail);
    return () => {
      sound.removeEventListener("ended", over);
      sound.removeEventListener("error", fail);
      sound.pause();
    };
  }, [sound]);

  const toggle = (wanted: string) => {
    setFailed(false);
    if (wanted === url) return stop();
    sound.src = wanted;
    setUrl(wanted);
    // A browser that will not play says so here, a sound that cannot be fetched by its `error`.
    sound.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === "AbortError")) setUrl(null);
    });
  };
  return { url, isFailed, toggle, stop };
}
