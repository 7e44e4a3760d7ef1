using System.Text.Json;

namespace DeepInit.Conformance.Reading;

/// <summary>What is generated after training: continuations of prompts, greedily or by beam search.</summary>
/// <param name="Input">The input whose steps are generated.</param>
/// <param name="Prompts">Of greedy ones, the ids of each row that are its prompt.</param>
/// <param name="MaxTokens">Tokens of each row, at most.</param>
/// <param name="Beam">How a beam search goes; null for greedy ones.</param>
/// <param name="Tokens">The expected tokens, −1 behind the end, row after row.</param>
internal sealed record CaseGeneration(string Name, string Input, int Rows, int[] Prompts, int MaxTokens, CaseBeam? Beam, int[] Tokens)
{
    /// <summary>The steps that the network reads at most: all tokens but the last.</summary>
    public int Steps => MaxTokens + (Prompts.Length > 0 ? Prompts.Max() - 1 : 0);

    public static CaseGeneration Read(JsonElement element, TensorFile expected)
    {
        var fields = new JsonFields(element, "generation");
        string name = fields.Text("name"), type = fields.Text("type");
        string input = fields.Text("input");
        fields.Skip("output");
        int rows = fields.Integer("rows");
        int[] tokens = Array.ConvertAll(expected["tokens/" + name].Values, id => checked((int)id));
        CaseGeneration generation = type switch
        {
            "greedy" => new(name, input, rows, fields.Integers("prompt"), fields.Integer("new_tokens"), null, tokens),
            "beam" => new(name, input, rows, [], fields.Integer("max_tokens"), new(fields.Integer("bos"), fields.Integer("eos"), fields.Integer("beams"), fields.Number("length_penalty")), tokens),
            _ => throw fields.Unsupported("type"),
        };
        fields.Done();
        return generation;
    }
}

/// <summary>How a beam search begins, ends and is scored.</summary>
internal sealed record CaseBeam(int Start, int End, int Beams, double LengthPenalty);
