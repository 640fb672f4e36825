/** One picture: its thumbnail, how far it is, and the person's own line about it. */
import { useTranslation } from "react-i18next";
import styles from "@/features/pictures/components/pictures.module.css";
import type { Picture, Pictures } from "@/features/pictures/hooks/usePictures";
import { IconButton } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { Lantern } from "@/ui/Lantern";
import { ProblemNotice } from "@/ui/Problem";

export function PictureCard({ picture, pictures }: { picture: Picture; pictures: Pictures }) {
  const { t } = useTranslation();
  const { key, file, status, note, thumbnail, error, image } = picture;
  return (
    <li className={styles.card}>
      <div className={styles.thumbnail}>
        {thumbnail ? <img src={thumbnail} alt={note || file.name} /> : <Lantern size={40} />}
      </div>
      <div className={styles.words}>
        {status === "uploading" && <p role="status">{t("pictures.uploading")}</p>}
        {error !== undefined && <ProblemNotice error={error} onRetry={() => pictures.retry(key)} />}
        {status === "ready" && (
          <TextField
            label={t("pictures.who")}
            placeholder={t("pictures.whoExample")}
            value={note}
            maxLength={200}
            onChange={(event) => pictures.setNote(key, event.target.value)}
          />
        )}
        {image?.location_removed && <p className={styles.quiet}>{t("pictures.locationRemoved")}</p>}
      </div>
      <IconButton
        icon="trash"
        label={t("pictures.remove", { name: file.name })}
        onClick={() => pictures.remove(key)}
      />
    </li>
  );
}
