/** The words of the story: scene by scene, line by line; a word that is pressed is heard. */
import { type KeyboardEvent, type MouseEvent, memo, type Ref, useId, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Line, Narration, Scene, Story } from "@/api/types";
import { indexAt } from "@/features/reading/caret";
import styles from "@/features/reading/components/reading.module.css";
import { SceneSign } from "@/features/reading/components/SceneSign";
import { type Light, lineKey } from "@/features/reading/light";
import type { ReadAloud } from "@/features/reading/readAloud";
import type { OpenLine } from "@/features/reading/telling";
import { wordBeside, wordOn } from "@/features/reading/words";
import { textIn } from "@/lib/languages";
import { codePointsBefore } from "@/lib/text";
import { classes } from "@/ui/classes";

interface StoryTextProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly story: Story;
  readonly open: OpenLine | null;
  readonly readAloud: ReadAloud;
  readonly light: Light;
  readonly words: Narration | undefined;
}

export function StoryText({ ref, story, open, readAloud, light, words }: StoryTextProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const isHeard = (words?.scenes.length ?? 0) > 0;
  const voices = voicesOf(story);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of paragraphs is no fieldset
    <div
      ref={ref}
      role="group"
      aria-label={t("reading.text")}
      aria-describedby={isHeard ? hintId : undefined}
      className={classes(styles.text, isHeard && styles.heard)}
      tabIndex={isHeard ? 0 : undefined}
      onClick={(event) => pressWord(event, readAloud, words)}
      onKeyDown={(event) => stepWord(event, readAloud, words)}
      {...textIn(story.language)}
    >
      <p id={hintId} hidden>
        {t("reading.keys")}
      </p>
      {story.scenes.map((scene) => (
        <SceneText
          key={scene.number}
          scene={scene}
          open={open?.scene === scene.number ? open : null}
          light={light}
          voices={voices}
        />
      ))}
    </div>
  );
}

interface SceneTextProps {
  readonly scene: Scene;
  readonly open: OpenLine | null;
  readonly light: Light;
  readonly voices: ReadonlyMap<string, number>;
}

function SceneText({ scene, open, light, voices }: SceneTextProps) {
  return (
    <section className={styles.scene} aria-label={scene.title ?? undefined}>
      <SceneSign picture={scene.picture ?? null} number={scene.number} />
      {scene.title && <h2 className={styles.sceneTitle}>{scene.title}</h2>}
      {scene.lines.map((line, index) => (
        <LineText
          key={lineKey(scene.number, index)}
          id={lineKey(scene.number, index)}
          line={line}
          light={light}
          voice={line.speaker ? (voices.get(line.speaker) ?? 0) : null}
        />
      ))}
      {open && open.line >= scene.lines.length && <p className={styles.open}>{open.text}</p>}
    </section>
  );
}

interface LineTextProps {
  readonly id: string;
  readonly line: Line;
  readonly light: Light;
  readonly voice: number | null;
}

const LineText = memo(function LineText({ id, line, light, voice }: LineTextProps) {
  const isSaid = line.kind === "dialogue" && line.speaker;
  return (
    <p
      className={classes(styles.line, isSaid && styles.said)}
      data-voice={isSaid ? (voice ?? 0) % 6 : undefined}
    >
      {isSaid && <span className={styles.speaker}>{line.speaker}</span>}
      <LitText id={id} text={line.text} light={light} />
    </p>
  );
});

/** One text node where the browser has highlights; else up to three around the mark. */
function LitText({ id, text, light }: { id: string; text: string; light: Light }) {
  const mark = useSyncExternalStore(light.subscribe, () => light.markOf(id));
  if (!mark) return <span data-line={id}>{text}</span>;
  return (
    <span data-line={id}>
      {text.slice(0, mark.start)}
      <mark data-spoken-word>{text.slice(mark.start, mark.end)}</mark>
      {text.slice(mark.end)}
    </span>
  );
}

/** A number for each one who speaks, by the order of the cast, for a colour of their own. */
function voicesOf(story: Story): ReadonlyMap<string, number> {
  const cast = story.cast.map(({ name }) => name);
  const speakers = story.scenes.flatMap(({ lines }) => lines.flatMap(({ speaker }) => speaker ?? []));
  return new Map([...new Set([...cast, ...speakers])].map((name, index) => [name, index]));
}

function pressWord(event: MouseEvent, readAloud: ReadAloud, narration: Narration | undefined): void {
  if (getSelection()?.isCollapsed === false) return;
  const line = event.target instanceof Element ? event.target.closest("[data-line]") : null;
  const [scene = 0, lineNumber = 0] = line?.getAttribute("data-line")?.split(".").map(Number) ?? [];
  const words = narration?.scenes.find(({ number }) => number === scene)?.words;
  const index = line && indexAt(line, event.clientX, event.clientY);
  if (!words || index === null) return;
  const word = wordOn(words, lineNumber, codePointsBefore(line?.textContent ?? "", index));
  if (word) readAloud.seek(scene, word.start_ms);
}

function stepWord(event: KeyboardEvent, readAloud: ReadAloud, narration: Narration | undefined): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !narration) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    return readAloud.toggle();
  }
  const isBackwards = getComputedStyle(event.currentTarget).direction === "rtl";
  const steps = { ArrowRight: isBackwards ? -1 : 1, ArrowLeft: isBackwards ? 1 : -1 }[event.key];
  if (!steps) return;
  event.preventDefault();
  const { scene, word } = readAloud.now();
  const index = narration.scenes.findIndex(({ number }) => number === scene);
  const within = wordBeside(narration.scenes[index]?.words ?? [], word, steps);
  if (within) return readAloud.seek(scene, within.start_ms);
  const beside = narration.scenes[index + steps];
  if (beside)
    readAloud.seek(beside.number, (steps > 0 ? beside.words[0] : beside.words.at(-1))?.start_ms ?? 0);
}
