/** One story: appearing while it is written, then read along with. */
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { StoryReader } from "@/features/reading/components/StoryReader";
import { useStory } from "@/features/reading/hooks/useStory";
import { ProblemNotice } from "@/ui/Problem";
import { Loading } from "@/ui/States";

export function Reading() {
  const { storyId = "" } = useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const telling = useStory(storyId);
  useTitle(telling.story?.title ?? t("reading.title"));
  if (telling.story) {
    return <StoryReader key={storyId} telling={telling} onAnother={() => void navigate("/")} />;
  }
  return (
    <div className={styles.column}>
      {telling.error ? <ProblemNotice error={telling.error} onRetry={telling.retry} /> : <Loading />}
    </div>
  );
}
