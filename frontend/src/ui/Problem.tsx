/** What went wrong, said as it is: what it means by its type, the server's own words, and the id to ask about. */
import { useTranslation } from "react-i18next";
import { asProblem, type FieldProblem, mayPass, type Problem } from "@/api/problems";
import { Button } from "@/ui/Button";
import styles from "@/ui/Problem.module.css";

/** The problem of a failed call, announced when it appears; with `onRetry`, a way to try again. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const fields = problem.errors.filter((field) => !problem.detail.includes(field.detail));
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.title}>{useHeadline(problem)}</p>
      {problem.detail && (
        <p lang="en" dir="ltr">
          {problem.detail}
        </p>
      )}
      {fields.length > 0 && <FieldList fields={fields} />}
      {problem.requestId && (
        <p className={styles.request}>
          {t("problems.requestId")} <code>{problem.requestId}</code>
        </p>
      )}
      {onRetry && mayPass(problem) && <Button onClick={onRetry}>{t("common.tryAgain")}</Button>}
    </div>
  );
}

function FieldList({ fields }: { fields: readonly FieldProblem[] }) {
  return (
    <ul className={styles.fields} lang="en" dir="ltr">
      {fields.map((field) => (
        <li key={`${field.pointer} ${field.detail}`}>
          <code>{field.pointer}</code> <span>{field.detail}</span>
        </li>
      ))}
    </ul>
  );
}

/** The page's own words for this type of problem or its family; else the server's title; else that something went wrong. */
function useHeadline({ kind, title }: Problem): string {
  const { t, i18n } = useTranslation();
  const family = kind.endsWith("-not-found") ? "not-found" : kind;
  const known = [kind, family].find((one) => one !== "unknown" && i18n.exists(`problems.types.${one}`));
  return known
    ? t(`problems.types.${known}` as "problems.types.invalid")
    : title || t("problems.types.unknown");
}
