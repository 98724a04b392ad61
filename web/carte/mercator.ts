/** Web Mercator in a square of 512 units, as cameras count: x to the east, y to the north. */
export const mercatorX = (longitude: number): number => (512 * (longitude + 180)) / 360
export const mercatorY = (latitude: number): number =>
  256 + (256 * Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))) / Math.PI
