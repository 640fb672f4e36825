/** Things to fill in: each with its words above, a hint, and what is wrong with it below. */
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";
import styles from "@/ui/Field.module.css";

interface Around {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | undefined;
}

/** What ties a control to its words for a screen reader. */
function useWords({ hint, fault }: Around) {
  const id = useId();
  const words = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return { id, "aria-describedby": words || undefined, "aria-invalid": fault ? true : undefined };
}

function Frame({ id, label, hint, fault, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {fault && (
        <p className={styles.fault} id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** One line of text. */
export function TextField({ label, hint, fault, ...rest }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const words = useWords({ label, hint, fault });
  return (
    <Frame id={words.id} label={label} hint={hint} fault={fault}>
      <input className={styles.control} {...words} {...rest} />
    </Frame>
  );
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  fault,
  ...rest
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const words = useWords({ label, hint, fault });
  return (
    <Frame id={words.id} label={label} hint={hint} fault={fault}>
      <textarea className={styles.control} {...words} {...rest} />
    </Frame>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang?: string;
}

/** One of several, in a list that opens; those of a group stand last, under its name. */
export function Choice({
  label,
  hint,
  fault,
  value,
  options,
  group,
  onChoose,
}: Around & {
  value: string;
  options: readonly Option[];
  group?: { readonly label: string; readonly options: readonly Option[] };
  onChoose: (value: string) => void;
}) {
  const words = useWords({ label, hint, fault });
  return (
    <Frame id={words.id} label={label} hint={hint} fault={fault}>
      <select
        className={styles.control}
        {...words}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        <Options of={options} />
        {group && group.options.length > 0 && (
          <optgroup label={group.label}>
            <Options of={group.options} />
          </optgroup>
        )}
      </select>
    </Frame>
  );
}

function Options({ of }: { of: readonly Option[] }) {
  return of.map(({ value, label, lang }) => (
    <option key={value} value={value} lang={lang}>
      {label}
    </option>
  ));
}
