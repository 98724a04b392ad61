/** The texts of a form, and what each of its fields is given. */
import { useId, useState } from 'react'

export function useTextes<C extends string>(depart: Record<C, string>) {
  const id = useId()
  const [textes, setTextes] = useState(depart)
  const champ = (cle: C) => ({
    id: `${id}-${cle}`,
    className: 'champ',
    value: textes[cle],
    onChange: (e: { target: { value: string } }) => setTextes({ ...textes, [cle]: e.target.value }),
  })
  return { id, textes, setTextes, champ }
}
