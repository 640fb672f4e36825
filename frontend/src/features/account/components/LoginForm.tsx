/** Signs in to an account that exists. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { login } from "@/features/account/api/login";
import styles from "@/features/account/components/account.module.css";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

export function LoginForm() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({ mutationFn: login });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate({ email: email.trim(), password });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t("account.email")}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t("account.password")}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {entering.error && <ProblemNotice error={entering.error} />}
      <Button kind="primary" type="submit" busy={entering.isPending}>
        {t("account.login.action")}
      </Button>
    </form>
  );
}
