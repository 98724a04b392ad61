export function PageCirconscription({ code }: { code: string }) {
  return <main>{code}</main>
}
