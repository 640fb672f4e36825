/** Things to press. */
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "react-router";
import styles from "@/ui/Button.module.css";
import { classes } from "@/ui/classes";
import { Icon, type IconName } from "@/ui/Icon";

type Kind = "primary" | "plain" | "quiet" | "danger";
type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children">;

interface ButtonProps extends Native {
  readonly kind?: Kind;
  readonly icon?: IconName | undefined;
  readonly large?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button with words on it; while `busy` it cannot be pressed again and says so. */
export function Button({
  kind = "plain",
  icon,
  large,
  busy,
  children,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles[kind], large && styles.large, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}

interface ButtonLinkProps {
  readonly to: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A way to another screen that stands beside buttons and looks like one. */
export function ButtonLink({ to, icon, children }: ButtonLinkProps) {
  return (
    <Link to={to} className={classes(styles.button, styles.plain)}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </Link>
  );
}

interface IconButtonProps extends Native {
  readonly icon: IconName;
  readonly label: string;
  readonly filled?: boolean;
}

/** A round button whose words only a screen reader and a tooltip say. */
export function IconButton({ icon, label, filled = false, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.round, className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} filled={filled} />
    </button>
  );
}
