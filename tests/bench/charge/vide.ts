/** An Express route that does nothing, in a process of its own: what the machine and Express cost without us. */
import express from 'express'

const app = express()
app.get('/', (_req, res) => void res.json({ etat: 'vide' }))
app.listen(Number(process.env['PORT']), '127.0.0.1')
