using System;
using System.IO;
using System.Linq;
using DeepInit;

namespace NetFramework
{
    [Network]
    [Input(2)]
    [Dense(1)]
    [Loss(Loss.MeanSquaredError)]
    [SGD(LearningRate = 0.1)]
    public sealed partial class Line
    {
    }

    public static class Program
    {
        public static int Main()
        {
            float[] x = { 0, 0, 0, 1, 1, 0, 1, 1 };
            float[] y = { 0, 1, 1, 0 };
            float[] sums = { 1, 3, 2, 4 };

            var xor = new CSharp9.Xor(seed: 1);
            var line = new Line(seed: 1);
            for (int step = 0; step < 500; step++)
            {
                xor.TrainBatch(x, y);
                line.TrainBatch(x, sums);
            }

            float[] p = xor.Predict(x);
            string file = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "xor.safetensors");
            xor.Save(file);
            var reloaded = new CSharp9.Xor(seed: 2);
            reloaded.Load(file);

            bool learned = p[0] < 0.2 && p[1] > 0.8 && p[2] > 0.8 && p[3] < 0.2 && line.ComputeLoss(x, sums) < 1e-4;
            bool same = reloaded.Predict(x).SequenceEqual(p);
            Console.WriteLine(FormattableString.Invariant($"xor {xor.ComputeLoss(x, y):0.0000}, line {line.ComputeLoss(x, sums):0.000000}, saved and loaded {(same ? "the same" : "something else")}"));
            return learned && same ? 0 : 1;
        }
    }
}
