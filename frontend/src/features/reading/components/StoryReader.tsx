/** The screen of one story: its text as far as it is told, the sound that goes with it, what comes after the end. */
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Catalog, Story } from "@/api/types";
import { Player } from "@/features/reading/components/Player";
import styles from "@/features/reading/components/reading.module.css";
import { StoryEnd } from "@/features/reading/components/StoryEnd";
import { StoryStatus } from "@/features/reading/components/StoryStatus";
import { StoryText } from "@/features/reading/components/StoryText";
import { useLitWord } from "@/features/reading/hooks/useLitWord";
import { useNarration } from "@/features/reading/hooks/useNarration";
import { useReadAloud } from "@/features/reading/hooks/useReadAloud";
import type { StoryOnPage } from "@/features/reading/hooks/useStory";
import { useVoices, type VoicesOfReading } from "@/features/reading/hooks/useVoices";
import { nativeName, textIn } from "@/lib/languages";
import { Button } from "@/ui/Button";

interface StoryReaderProps {
  readonly telling: StoryOnPage;
  readonly catalog: Catalog | undefined;
  readonly onAnother: () => void;
  readonly onToldAgain: (story: Story) => void;
  /** The choice of who reads, which another feature offers. */
  readonly voicePicker: (voices: VoicesOfReading) => ReactNode;
}

export function StoryReader({ telling, catalog, onAnother, onToldAgain, voicePicker }: StoryReaderProps) {
  const { t } = useTranslation();
  const story = telling.story as Story;
  const isTold = story.status !== "writing";
  const narration = useNarration(story.id, isTold || telling.narrated.length > 0);
  const readAloud = useReadAloud(story.id, narration.data);
  const voices = useVoices(story, narration.data, readAloud);
  const text = useRef<HTMLDivElement>(null);
  const { light, isFollowing, follow } = useLitWord(readAloud, text);
  return (
    <>
      <article className={styles.story} aria-labelledby="story-title">
        <header className={styles.head}>
          <h1 id="story-title" {...textIn(story.language)}>
            {story.title ?? t("reading.beginning")}
          </h1>
          <p className={styles.facts}>
            <span {...textIn(story.language)}>{nativeName(story.language)}</span>
            {isTold && story.words > 0 && <span>{t("library.words", { count: story.words })}</span>}
          </p>
        </header>
        <StoryText
          ref={text}
          story={story}
          open={telling.open}
          readAloud={readAloud}
          light={light}
          words={narration.data}
        />
        <StoryStatus telling={telling} />
        {story.status === "complete" && (
          <StoryEnd story={story} catalog={catalog} onToldAgain={onToldAgain} />
        )}
        {isTold && (
          <Button kind="primary" icon="quill" className={styles.another} onClick={onAnother}>
            {t("reading.another")}
          </Button>
        )}
      </article>
      <Player
        story={story}
        narration={narration}
        readAloud={readAloud}
        isFollowing={isFollowing}
        onFollow={follow}
        voicePicker={voicePicker(voices)}
      />
    </>
  );
}
