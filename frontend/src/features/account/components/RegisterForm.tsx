/** Makes an account. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldProblem } from "@/api/problems";
import { register } from "@/features/account/api/register";
import styles from "@/features/account/components/account.module.css";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ProblemNotice } from "@/ui/Problem";

export function RegisterForm() {
  const { t, i18n } = useTranslation();
  const [fullName, setFullName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const registering = useMutation({ mutationFn: register });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    registering.mutate({
      email: email.trim(),
      password,
      full_name: fullName.trim(),
      language: i18n.language,
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t("account.fullName")}
        autoComplete="name"
        required
        value={fullName}
        fault={fieldProblem(registering.error, "/full_name")}
        onChange={(event) => setFullName(event.target.value)}
      />
      <TextField
        label={t("account.email")}
        type="email"
        autoComplete="username"
        required
        value={email}
        fault={fieldProblem(registering.error, "/email")}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t("account.password")}
        hint={t("account.passwordHint")}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        value={password}
        fault={fieldProblem(registering.error, "/password")}
        onChange={(event) => setPassword(event.target.value)}
      />
      {registering.error && <ProblemNotice error={registering.error} />}
      <Button kind="primary" type="submit" busy={registering.isPending}>
        {t("account.register.action")}
      </Button>
    </form>
  );
}
