import { useId, type ReactNode } from 'react'
import './choices.css'

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly isLegendSeen?: boolean
  readonly value: Value
  readonly options: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
  /** `rows` one under the other with a note, `line` as a row of short words. */
  readonly look?: 'rows' | 'line'
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly note?: string
  /** Shown under the choice while it is the chosen one. */
  readonly more?: ReactNode
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({
  legend,
  isLegendSeen = true,
  value,
  options,
  onChange,
  look = 'rows',
}: ChoicesProps<Value>) {
  const name = useId()
  return (
    <fieldset className={`choices ${look}`}>
      <legend className={isLegendSeen ? 'legend' : 'unseen'}>{legend}</legend>
      <div className="options">
        {options.map((option) => (
          <div key={option.value} className="choice">
            <label>
              <input
                type="radio"
                name={name}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              <span>
                <span className="choice-label">{option.label}</span>
                {option.note !== undefined && <span className="small soft note">{option.note}</span>}
              </span>
            </label>
            {option.value === value && option.more !== undefined && <div className="more">{option.more}</div>}
          </div>
        ))}
      </div>
    </fieldset>
  )
}
