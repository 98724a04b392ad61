/** Invented names. None is a French commune: `tests/data/demo.test.ts` checks it against the Code officiel géographique. */

export const DEPARTEMENT = { code: '96', nom: 'Haute-Brume (fictif)' } as const

export const VILLE = 'Brumeval'
export const VILLE_MINIERE = 'Fosse-Lardoise'
export const VILLE_COTIERE = 'Port-Escalune'
export const VILLE_NORD = 'Hautecorne'
export const VILLE_SUD = 'Sainte-Ozanne-des-Prés'

/** Names that say where the commune is. */
export const NOMS_MINE = [
  'Grandfosse-les-Terrils',
  'Trois-Terrils',
  'Puits-Sainte-Barbe',
  'Ferrandière-les-Puits',
  'Noirelande',
  'Montcendrel',
  'Écluserolles',
] as const
export const NOMS_LITTORAL = [
  'Rochebrume-Plage',
  'Plouvérac',
  'Palombrières',
  'Escamargue',
  'Sarclevent',
  'Ventebrune',
  'La Bruine',
] as const
export const NOMS_BANLIEUE = [
  'Vieuxmarais-lès-Brumeval',
  'Lormecourt',
  'Belorme',
  'Pierrelorme',
  'Villeblême',
  'Cernevaux-sur-Lorme',
  'Aubremesnil-sur-Lorme',
  'Champdorel',
  'Vivresol',
  'Boismarande',
  'Clairbrume',
  'Vermelande',
  'Avrelieu',
  'Fontebrise',
  'Saint-Orval',
] as const
export const NOMS_CAMPAGNE = [
  'Arvoncelle',
  'Bazouilles-le-Vieux',
  'Bréhauval',
  'Brisemont-la-Lande',
  'Castérolles',
  'Chantevire',
  'Colvaudon',
  'Corvaison',
  'Courtebise',
  'Dampvreuil',
  'Douvrechamp',
  'Estrevelles',
  'Fauverolles-en-Brume',
  'Gardebois-Saint-Orval',
  'Givrelande',
  'Grisandière',
  'Hurleloup',
  'Janvreuil',
  'La Chapelle-aux-Vents',
  'La Verrière-Blême',
  'Lande-Escure',
  'Le Creux-Mauvoisin',
  'Les Essarts-Gris',
  'Longuebruyère',
  'Maisoncelle-la-Grise',
  'Marvézy',
  'Montbruant',
  'Orvaudin',
  'Quenoviers',
  'Roncevaudes',
  'Saint-Brumier',
  'Saint-Escalin',
  'Saint-Floribert-des-Landes',
  'Tourbevaux',
  'Yvrelande',
  'Zélonne',
] as const

/** Neighbourhoods of the city, for the names of its IRIS. */
export const NOMS_QUARTIER = [
  'Centre-Halles',
  'Les Tanneurs',
  'Faubourg de la Lorme',
  'Gare-Entrepôts',
  'Le Vieux Rempart',
  'Les Hauts-Vents',
  'Cité des Bruyères',
  'La Poterne',
  'Parc Saint-Orval',
  'Les Verriers',
  'Plaine des Sports',
  'Campus-Belles-Aires',
] as const

/** Surnames of candidates in local races: invented. */
export const NOMS_DE_FAMILLE = [
  'AUBRELANDE',
  'BRISSELOUP',
  'CHANTEVOINE',
  'CORVAMONT',
  'DELBRUMEAU',
  'ESCARDIEUX',
  'FAUVERGNAT',
  'GALVERANDE',
  'HAUTEBORDES',
  'JOLIVOISE',
  'LANGUEBRISE',
  'MARVANEL',
  'NOIRVALLET',
  'ORVELIÈRE',
  'PALOMBRIN',
  'QUENOVEL',
  'RONCEVAL-TIERS',
  'SARCLOUET',
  'TOURBEVIN',
  'VENTEBRAC',
  'YVRELOUP',
  'ZÉLONAIRE',
  "D'ESCALUNE",
  'LE GRISOUET',
  'DE MAUVOISELLE',
  'BRUMAZIER',
] as const

export const PRENOMS = {
  F: ['Élodie', 'Claire', 'Nadia', 'Anne-Laure', 'Maïa', 'Sylvie', 'Inès', 'Françoise', 'Zoé', 'Hélène'],
  M: ['Marc', 'Karim', 'Jean-Noël', 'Loïc', 'Thibault', 'François', 'Rémi', 'Hugo', 'Benoît', 'Serge'],
} as const
