/** Who is using the page, the children stories are told to, and the page's language. */
import { useTranslation } from "react-i18next";
import styles from "@/app/routes/routes.module.css";
import { useTitle } from "@/app/useTitle";
import { AccountCard } from "@/features/account/components/AccountCard";
import { LanguageCard } from "@/features/account/components/LanguageCard";
import { ListenerList } from "@/features/listeners/components/ListenerList";
import { ButtonLink } from "@/ui/Button";
import { Card } from "@/ui/Card";

export function Account() {
  const { t } = useTranslation();
  useTitle(t("account.title"));
  return (
    <div className={styles.column}>
      <h1 className={styles.title}>{t("account.title")}</h1>
      <AccountCard />
      <ListenerList />
      <Card title={t("words.title")} icon="voice">
        <p>{t("words.lead")}</p>
        <ButtonLink to="/words">{t("words.open")}</ButtonLink>
      </Card>
      <LanguageCard />
    </div>
  );
}
