open System
open CSharpForFSharp

let random = Random(1)
let x = Array.init 512 (fun _ -> random.NextSingle() * 2.0f - 1.0f)
let inside row = if x[2 * row] * x[2 * row] + x[2 * row + 1] * x[2 * row + 1] < 0.5f then 1 else 0
let classes = Array.init 256 inside

let model = Circle(1)
for _ in 1 .. 400 do
    model.TrainBatch(ReadOnlySpan x, ReadOnlySpan classes) |> ignore

let logits = model.Predict(ReadOnlySpan x)
let right = Seq.init 256 (fun row -> if (logits[2 * row + 1] > logits[2 * row]) = (classes[row] = 1) then 1 else 0) |> Seq.sum
printfn "%d of 256 points right" right
exit (if right > 240 then 0 else 1)
