/** The circonscription on a small map of its bureaux; a link to the real one. Its own file: it brings the Arrow reader. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Lieu } from '#contract/lieu'
import { api } from '../../api.ts'
import { dessiner2d } from '../../carte/dessin2d.ts'
import { magasinDe, type Magasin } from '../../carte/magasin.ts'
import { useRessource } from '../../ressource.ts'
import { useTheme } from '../../theme.ts'
import { Lien } from '../../ui/Lien.tsx'
import { lienCarte } from '../../navigation.ts'

export default function MiniCarte({ lieu, version }: { lieu: Lieu; version: string }) {
  const plan = useRessource<PlanCarte>(`plan/${version}`, api.plan)
  return (
    <Lien
      href={lienCarte(lieu.code)}
      className="mini-carte"
      aria-label={`Ouvrir la carte sur ${lieu.nom}`}
      title="Ouvrir sur la carte"
    >
      {plan.etat === 'pret' && <Toile lieu={lieu} magasin={magasinDe(plan.valeur)} />}
    </Lien>
  )
}

function Toile({ lieu, magasin }: { lieu: Lieu; magasin: Magasin }) {
  const toile = useRef<HTMLCanvasElement>(null)
  const [theme] = useTheme()
  useSyncExternalStore(magasin.abonner, () => magasin.version)
  const couches = useMemo(
    () =>
      magasin.plan.couches.filter(
        (c) =>
          (c.niveau === 'bureau' && c.departement === lieu.departement) || c.niveau === 'circonscription',
      ),
    [magasin, lieu.departement],
  )
  useEffect(() => magasin.demander(couches), [magasin, couches])
  const bureaux = magasin.morceau('bureau', lieu.departement)
  const circonscriptions = magasin.morceau('circonscription', null)
  useEffect(() => {
    const el = toile.current
    if (!el || !bureaux || !lieu.emprise) return undefined
    const { emprise } = lieu
    const dessiner = (): void =>
      dessiner2d(el, { bureaux, circonscriptions, code: lieu.code, emprise }, theme)
    dessiner()
    const observateur = new ResizeObserver(dessiner)
    observateur.observe(el)
    return () => observateur.disconnect()
  }, [bureaux, circonscriptions, lieu, theme])
  if (!lieu.emprise) return <p className="source">Cette circonscription n’a pas de contour publié.</p>
  return <canvas ref={toile} role="img" aria-label={`Bureaux de ${lieu.nom}, par classe`} />
}
