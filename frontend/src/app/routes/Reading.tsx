/** One story: appearing while it is written, then read along with. */
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useCatalog } from "@/api/useCatalog";
import { useSession } from "@/api/useSession";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { StoryReader } from "@/features/reading/components/StoryReader";
import { useStory } from "@/features/reading/hooks/useStory";
import { VoicePicker } from "@/features/voices/components/VoicePicker";
import { ProblemNotice } from "@/ui/Problem";
import { Empty, Loading } from "@/ui/States";

export function Reading() {
  const { storyId = "" } = useParams();
  return <ReadingOf key={storyId} storyId={storyId} />;
}

function ReadingOf({ storyId }: { storyId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { status } = useSession();
  const catalog = useCatalog();
  const telling = useStory(storyId, status === "in");
  useTitle(telling.story?.title ?? t("reading.title"));
  if (telling.story) {
    return (
      <StoryReader
        telling={telling}
        catalog={catalog.data}
        onAnother={() => void navigate("/")}
        onToldAgain={({ id }) => void navigate(`/stories/${id}`)}
        voicePicker={(voices) => <VoicePicker {...voices} />}
      />
    );
  }
  if (status === "out") return <SignInFirst />;
  return (
    <div className={styles.column}>
      {telling.error ? <ProblemNotice error={telling.error} onRetry={telling.retry} /> : <Loading />}
    </div>
  );
}

/** Stories are their owner's alone: whoever is nobody cannot have one. */
function SignInFirst() {
  const { t } = useTranslation();
  return (
    <Empty title={t("reading.whose.title")}>
      <p>{t("reading.whose.text")}</p>
      <Link to="/account">{t("reading.whose.action")}</Link>
    </Empty>
  );
}
