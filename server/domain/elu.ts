/** Deputies: holders of a public office, shown with the circonscription that elected them. */

export interface Elu {
  circonscription: string
  /** Given name, then surname. */
  nom: string
  /** Short name of the parliamentary group; null: the source gives none. */
  groupe: string | null
  groupeLibelle: string | null
  /** First day of the mandate, ISO date; null when the source does not say. */
  depuis: string | null
}
