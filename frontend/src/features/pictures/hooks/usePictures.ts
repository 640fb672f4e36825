/** The pictures a story is to grow from: each is uploaded when it is added, and described before the story is told. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Image, PictureFacts } from "@/api/types";
import { deletePicture } from "@/features/pictures/api/deletePicture";
import { describePicture } from "@/features/pictures/api/describePicture";
import { readThumbnail } from "@/features/pictures/api/readThumbnail";
import { uploadPicture } from "@/features/pictures/api/uploadPicture";
import { freshId } from "@/lib/random";

/** One picture on its way into a story. */
export interface Picture {
  readonly key: string;
  readonly file: File;
  readonly status: "uploading" | "ready" | "failed";
  readonly note: string;
  readonly image?: Image;
  readonly thumbnail?: string;
  readonly facts?: PictureFacts;
  readonly error?: unknown;
}

const MOST = 4;

type Change = { add: Picture } | { change: string; to: Partial<Picture> } | { remove: string };

/** What a screen can do with the pictures. */
export interface Pictures {
  readonly all: readonly Picture[];
  readonly readyIds: readonly string[];
  readonly isBusy: boolean;
  /** Whether a story takes no more of them. */
  readonly isFull: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly setNote: (key: string, note: string) => void;
  readonly describeAll: (language: string) => Promise<void>;
}

/** The pictures of one screen; they are forgotten with it. */
export function usePictures(): Pictures {
  const [all, change] = useReducer(reduce, []);
  useReleasedThumbnails(all);

  const upload = useCallback(async (picture: Picture) => {
    change({ change: picture.key, to: { status: "uploading", error: undefined } });
    try {
      const image = await uploadPicture(picture.file);
      change({ change: picture.key, to: { status: "ready", image } });
      const thumbnail = URL.createObjectURL(await readThumbnail(image.id));
      change({ change: picture.key, to: { thumbnail } });
    } catch (error) {
      change({ change: picture.key, to: { error, status: "failed" } });
    }
  }, []);

  return {
    all,
    readyIds: all.flatMap(({ image }) => (image ? [image.id] : [])),
    isBusy: all.some(({ status }) => status === "uploading"),
    isFull: all.length >= MOST,
    add: (files) => {
      for (const file of [...files].slice(0, MOST - all.length)) {
        const picture: Picture = { key: freshId(), file, status: "uploading", note: "" };
        change({ add: picture });
        void upload(picture);
      }
    },
    retry: (key) => {
      const picture = all.find((one) => one.key === key);
      if (picture) void upload(picture);
    },
    remove: (key) => {
      const image = all.find((one) => one.key === key)?.image;
      change({ remove: key });
      if (image) void deletePicture(image.id).catch(() => undefined);
    },
    setNote: (key, note) => change({ change: key, to: { note } }),
    describeAll: async (language) => {
      await Promise.all(
        all.map(async ({ key, image, note, facts: known }) => {
          if (!image || note.trim() === (known?.note ?? "")) return;
          const facts = await describePicture(image.id, language, note.trim());
          change({ change: key, to: { facts } });
        }),
      );
    },
  };
}

function reduce(all: readonly Picture[], change: Change): readonly Picture[] {
  if ("add" in change) return [...all, change.add];
  if ("remove" in change) return all.filter(({ key }) => key !== change.remove);
  return all.map((one) => (one.key === change.change ? { ...one, ...change.to } : one));
}

/** Gives back the memory of thumbnails that are shown no more. */
function useReleasedThumbnails(all: readonly Picture[]): void {
  const shown = useRef(new Set<string>());
  useEffect(() => {
    const now = new Set(all.flatMap(({ thumbnail }) => (thumbnail ? [thumbnail] : [])));
    for (const url of shown.current) if (!now.has(url)) URL.revokeObjectURL(url);
    shown.current = now;
  }, [all]);
  useEffect(
    () => () => {
      for (const url of shown.current) URL.revokeObjectURL(url);
    },
    [],
  );
}
