/** The first screen: ask for a story, with words, pictures and characters in any mix. */
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { CreateForm } from "@/features/create/components/CreateForm";
import { ListenerPicker } from "@/features/listeners/components/ListenerPicker";
import { PicturePicker } from "@/features/pictures/components/PicturePicker";
import { usePictures } from "@/features/pictures/hooks/usePictures";
import { NightScene } from "@/ui/NightScene";

export function Create() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pictures = usePictures();
  useTitle(null);
  return (
    <>
      <div className={styles.hero}>
        <NightScene />
        <div className={styles.heroWords}>
          <h1>{t("create.title")}</h1>
          <p>{t("create.lead")}</p>
        </div>
      </div>
      <div className={styles.overlap}>
        <CreateForm
          pictureIds={pictures.readyIds}
          arePicturesBusy={pictures.isBusy}
          beforeTelling={pictures.describeAll}
          picturePicker={<PicturePicker pictures={pictures} />}
          listenerPicker={(value, onChoose) => <ListenerPicker value={value} onChoose={onChoose} />}
          onTold={(story) => void navigate(`/stories/${story.id}`, { flushSync: true })}
        />
      </div>
    </>
  );
}
