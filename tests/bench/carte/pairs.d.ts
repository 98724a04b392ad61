declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url' {
  const adresse: string
  export default adresse
}
