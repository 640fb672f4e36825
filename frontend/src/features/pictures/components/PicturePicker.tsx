/** Adds pictures by dropping, choosing or taking them, and asks who is in them. */
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PictureCard } from "@/features/pictures/components/PictureCard";
import styles from "@/features/pictures/components/pictures.module.css";
import type { Pictures } from "@/features/pictures/hooks/usePictures";
import { Button } from "@/ui/Button";
import { classes } from "@/ui/classes";

const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,image/avif";

export function PicturePicker({ pictures }: { pictures: Pictures }) {
  return (
    <div className={styles.picker}>
      {pictures.all.length > 0 && (
        <ul className={styles.cards}>
          {pictures.all.map((picture) => (
            <PictureCard key={picture.key} picture={picture} pictures={pictures} />
          ))}
        </ul>
      )}
      {!pictures.isFull && <DropZone pictures={pictures} />}
    </div>
  );
}

/** Where files are dropped, chosen or taken by the camera. */
function DropZone({ pictures }: { pictures: Pictures }) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    pictures.add(event.dataTransfer.files);
  };
  const take = (input: HTMLInputElement) => {
    pictures.add(input.files ?? []);
    input.value = "";
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first
    <div
      className={classes(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.dropHint}>{t("pictures.drop")}</p>
      <div className={styles.buttons}>
        <Button icon="picture" onClick={() => file.current?.click()}>
          {t("pictures.choose")}
        </Button>
        <Button icon="camera" onClick={() => camera.current?.click()}>
          {t("pictures.take")}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        data-testid="picture-file"
        aria-label={t("pictures.choose")}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={t("pictures.take")}
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}
