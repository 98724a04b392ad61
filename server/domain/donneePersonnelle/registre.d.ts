/** Given names of French births since 1900, in lower case with accents, and the sex that the register gives. */
declare module 'gender-detection-from-name/names/fr.js' {
  const prenoms: ReadonlyMap<string, string>
  export default prenoms
}
