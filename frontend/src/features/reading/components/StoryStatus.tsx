/** How the writing goes: on its way, out of touch, broken off, and what can be done about it. */
import { useTranslation } from "react-i18next";
import type { Story } from "@/api/types";
import styles from "@/features/reading/components/reading.module.css";
import type { StoryOnPage } from "@/features/reading/hooks/useStory";
import { useCancel, useResume } from "@/features/reading/hooks/useWriting";
import { Button } from "@/ui/Button";
import { ProblemNotice } from "@/ui/Problem";

export function StoryStatus({ telling }: { telling: StoryOnPage }) {
  const { story, problem } = telling;
  if (!story) return null;
  return (
    <div className={styles.status}>
      <Announcement telling={telling} />
      {problem !== null && problem !== undefined && (
        <ProblemNotice error={problem} onRetry={story.status === "writing" ? telling.retry : undefined} />
      )}
      {story.status === "writing" && !problem && (
        <Writing storyId={story.id} isConnected={telling.isConnected} />
      )}
      {(story.status === "interrupted" || story.status === "failed") && (
        <BrokenOff story={story} isExplained={Boolean(problem)} />
      )}
    </div>
  );
}

/** Says the turns of the writing to a screen reader, never the words themselves. */
function Announcement({ telling: { story, isFollowing } }: { telling: StoryOnPage }) {
  const { t } = useTranslation();
  const isEnded = isFollowing && story?.status === "complete";
  return (
    <p className="visually-hidden" role="status">
      {story?.status === "writing" && t("reading.writing")}
      {isEnded && t("reading.told")}
    </p>
  );
}

function Writing({ storyId, isConnected }: { storyId: string; isConnected: boolean }) {
  const { t } = useTranslation();
  const cancel = useCancel(storyId);
  return (
    <>
      <p className={styles.writing} aria-hidden="true">
        <span className={styles.dots}>
          <span />
          <span />
          <span />
        </span>
        {t(isConnected ? "reading.writing" : "reading.reconnecting")}
      </p>
      {cancel.error && <ProblemNotice error={cancel.error} />}
      <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {t("reading.stop")}
      </Button>
    </>
  );
}

/** Why it broke off is said once: by the problem that came with the stream, or after a reload by the story. */
function BrokenOff({ story, isExplained }: { story: Story; isExplained: boolean }) {
  const { t } = useTranslation();
  const resume = useResume(story.id);
  return (
    <>
      <p>{t(story.status === "failed" ? "reading.failed" : "reading.interrupted")}</p>
      {story.failure && !isExplained && (
        <p className={styles.failure} lang="en" dir="ltr">
          {story.failure}
        </p>
      )}
      {resume.error && <ProblemNotice error={resume.error} />}
      <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate()}>
        {t("reading.resume")}
      </Button>
    </>
  );
}
