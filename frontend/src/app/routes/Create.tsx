/** The first screen: ask for a story, with words, pictures and characters in any mix; the new find tales below. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Story } from "@/api/types";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { CreateForm } from "@/features/create/components/CreateForm";
import { useIsShelfEmpty } from "@/features/library/hooks/useShelf";
import { ListenerPicker } from "@/features/listeners/components/ListenerPicker";
import { PicturePicker } from "@/features/pictures/components/PicturePicker";
import { usePictures } from "@/features/pictures/hooks/usePictures";
import { classes } from "@/ui/classes";
import { NightScene } from "@/ui/NightScene";
import { Loading } from "@/ui/States";

const Tales = lazy(async () => ({ default: (await import("@/features/library/components/Tales")).Tales }));

export function Create() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pictures = usePictures();
  const isNew = useIsShelfEmpty();
  const open = (story: Story) => void navigate(`/stories/${story.id}`, { flushSync: true });
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
          onTold={open}
        />
      </div>
      {isNew && (
        <div className={classes(styles.column, styles.wide, styles.below)}>
          <Suspense fallback={<Loading />}>
            <Tales onTaken={open} />
          </Suspense>
        </div>
      )}
    </>
  );
}
