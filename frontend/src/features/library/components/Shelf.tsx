/** One's own stories: found by a word in any script, narrowed, opened, kept, deleted. */
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StorySummary } from "@/api/types";
import { useSession } from "@/api/useSession";
import { EVERYTHING } from "@/features/library/api/listStories";
import styles from "@/features/library/components/library.module.css";
import { ShelfSearch } from "@/features/library/components/ShelfSearch";
import { StoryCard } from "@/features/library/components/StoryCard";
import { useShelf } from "@/features/library/hooks/useShelf";
import { Button } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";
import { Empty, Loading } from "@/ui/States";

export function Shelf() {
  const { t } = useTranslation();
  const { status } = useSession();
  const [looking, setLooking] = useState(EVERYTHING);
  const shelf = useShelf(useDeferredValue(looking));
  const stories = shelf.data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = looking.q !== "" || looking.language !== "" || looking.favourite;

  if (status === "starting") return <Loading />;
  if (status === "out") return <EmptyShelf />;
  if (shelf.isPending) return <Loading />;
  if (shelf.error && stories.length === 0) {
    return <ProblemNotice error={shelf.error} onRetry={() => void shelf.refetch()} />;
  }
  if (stories.length === 0 && !isNarrowed && !shelf.isPlaceholderData) return <EmptyShelf />;
  return (
    <>
      <ShelfSearch looking={looking} onChange={setLooking} />
      <p className="visually-hidden" role="status">
        {t("library.found", { count: stories.length })}
      </p>
      {stories.length === 0 ? (
        <NothingFound onClear={() => setLooking(EVERYTHING)} />
      ) : (
        <Books stories={stories} />
      )}
      {shelf.error && <ProblemNotice error={shelf.error} onRetry={() => void shelf.refetch()} />}
      {shelf.hasNextPage && (
        <Button busy={shelf.isFetchingNextPage} onClick={() => void shelf.fetchNextPage()}>
          {t("library.more")}
        </Button>
      )}
    </>
  );
}

function Books({ stories }: { stories: readonly StorySummary[] }) {
  return (
    <ul className={styles.books}>
      {stories.map((story) => (
        <StoryCard key={story.id} story={story} />
      ))}
    </ul>
  );
}

/** Little enough that the tales below are seen at once. */
function EmptyShelf() {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <h2>{t("library.empty.title")}</h2>
      <p>{t("library.empty.text")}</p>
      <Link to="/" className={styles.begin}>
        {t("library.empty.action")}
      </Link>
    </div>
  );
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty title={t("library.nothing.title")}>
      <Button onClick={onClear}>{t("library.nothing.clear")}</Button>
    </Empty>
  );
}
