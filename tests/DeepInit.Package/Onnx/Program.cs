// Saves a network as ONNX with the packages alone; what is in such files is tested with ONNX Runtime elsewhere.
var model = new Iris(seed: 1);
string file = Path.Combine(AppContext.BaseDirectory, "iris.onnx");
model.SaveOnnx(file);

byte[] bytes = File.ReadAllBytes(file);
bool named = System.Text.Encoding.Latin1.GetString(bytes).Contains("dense0.weight", StringComparison.Ordinal);
Console.WriteLine($"{bytes.Length} bytes of ONNX, the weights {(named ? "by their names" : "without names")}");
return bytes.Length > 4 * Iris.ParameterCount && named ? 0 : 1;

[Network]
[Input(4)]
[Dense(8, Activation = GELU)]
[Dense(3, Activation = Softmax)]
public sealed partial class Iris;
