/** One of a few, all in view: radio buttons that look like paper tags. */
import { useId } from "react";
import styles from "@/ui/Chips.module.css";
import { Icon, type IconName } from "@/ui/Icon";

export interface Chip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

/** A named group of tags of which one is chosen. */
export function Chips<Value extends string>({
  label,
  chips,
  value,
  onChoose,
}: {
  label: string;
  chips: readonly Chip<Value>[];
  value: Value;
  onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.chips}>
        {chips.map((chip) => (
          <label key={chip.value} className={styles.chip}>
            <input
              type="radio"
              name={name}
              value={chip.value}
              checked={chip.value === value}
              onChange={() => onChoose(chip.value)}
            />
            {chip.icon && <Icon name={chip.icon} size={20} />}
            <span>{chip.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
