/** One book on the shelf: its cover opens it; beside it what can be done with it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StorySummary } from "@/api/types";
import { Cover } from "@/features/library/components/Cover";
import styles from "@/features/library/components/library.module.css";
import { useDeleteStory, useMarkFavourite } from "@/features/library/hooks/useShelf";
import { nativeName, textIn } from "@/lib/languages";
import { IconButton } from "@/ui/Button";
import { Confirm } from "@/ui/Confirm";
import { ProblemNotice } from "@/ui/Problem";

export function StoryCard({ story }: { story: StorySummary }) {
  const { t } = useTranslation();
  const deleting = useDeleteStory();
  const marking = useMarkFavourite(story.id);
  const [isAsking, setAsking] = useState(false);
  const title = story.title || t("library.untitled");
  const isFavourite = marking.isPending ? marking.variables : story.favourite;
  return (
    <li className={styles.book}>
      <Link to={`/stories/${story.id}`} className={styles.cover}>
        <Cover seed={story.id} about={story.about} />
        <span className={styles.coverTitle} {...textIn(story.language)}>
          {title}
        </span>
      </Link>
      <div className={styles.foot}>
        <p className={styles.facts}>
          <span {...textIn(story.language)}>{nativeName(story.language)}</span>
          <StoryStatus story={story} />
        </p>
        <IconButton
          icon="heart"
          filled={isFavourite}
          aria-pressed={isFavourite}
          label={t("library.favourite", { title })}
          className={isFavourite ? styles.loved : undefined}
          onClick={() => marking.mutate(!isFavourite)}
        />
        <IconButton icon="trash" label={t("library.delete", { title })} onClick={() => setAsking(true)} />
      </div>
      {marking.error && <ProblemNotice error={marking.error} />}
      {isAsking && (
        <Confirm
          title={t("library.deleteTitle", { title })}
          text={t("library.deleteText")}
          action={t("library.deleteAction")}
          doing={deleting}
          onConfirm={() => deleting.mutate(story.id)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** What a reader should know before opening it: its length, or that it is not whole. */
function StoryStatus({ story }: { story: StorySummary }) {
  const { t } = useTranslation();
  if (story.status !== "complete") {
    return <span className={styles[story.status]}>{t(`library.status.${story.status}`)}</span>;
  }
  return <span>{t("library.words", { count: story.words })}</span>;
}
