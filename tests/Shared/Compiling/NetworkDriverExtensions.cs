namespace DeepInit.Tests.Shared.Compiling;

/// <summary>Networks of one output and one target of numbers, on arrays that hold whole batches.</summary>
internal static class NetworkDriverExtensions
{
    extension<T>(INetworkDriver<T> driver)
        where T : unmanaged
    {
        public ParameterCollection<T> Parameters => driver.Network.Parameters;

        public T[] Predict(params T[][] inputs)
        {
            var output = new T[inputs[0].Length / driver.Network.Inputs[0].RowSize * driver.Network.Outputs[0].RowSize];
            driver.Predict(inputs, [output]);
            return output;
        }

        public T TrainBatch(T[] x, T[] target) => driver.TrainBatch([x], [target]);

        public T ComputeLoss(T[] x, T[] target) => driver.ComputeLoss([x], [target]);

        public T ComputeGradients(T[] x, T[] target) => driver.ComputeGradients([x], [target]);
    }
}
