using System.Globalization;
using System.Runtime.CompilerServices;

namespace DeepInit;

/// <summary>
/// Which number of the data a network refused: exceptions about a row carry it. A network knows rows by their place in the batch; <c>Fit</c> and
/// <c>Evaluate</c>, which know the order, say where the row stands in the user's data.
/// </summary>
/// <example><code>
/// catch (ArgumentException e) when (RowFault.Of(e) is { } fault)
/// {
///     Console.WriteLine($"{fault.Argument}: {fault.Got} in {fault.Place}");     // x: NaN in row 500
/// }
/// </code></example>
public sealed class RowFault
{
    private static readonly ConditionalWeakTable<Exception, RowFault> Faults = new();

    private RowFault(string argument, int position, int length, string place, int? column, string got, string expected, string columnWord)
    {
        ColumnWord = columnWord;
        Argument = argument;
        Position = position;
        Length = length;
        Place = place;
        Column = column;
        Got = got;
        Expected = expected;
    }

    /// <summary>The input, target or weights that the number is in.</summary>
    public string Argument { get; }

    /// <summary>Where the row is: <c>row 500</c>, of a file <c>'houses.csv', line 27</c>, of records <c>record 20</c>. Counted from 0, lines from 1.</summary>
    public string Place { get; }

    /// <summary>Which number of the row, from 0; null where a row has only one.</summary>
    public int? Column { get; }

    /// <summary>The number that was refused.</summary>
    public string Got { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What a number of the row is called: a column, or a step of a sequence.</summary>
    private string ColumnWord { get; }

    /// <summary>Where it is in the argument of the call.</summary>
    private int Position { get; }

    /// <summary>Numbers of the argument.</summary>
    private int Length { get; }

    /// <summary>What an exception says about a row; null if it is not about one.</summary>
    /// <param name="exception">The exception.</param>
    public static RowFault? Of(Exception exception) =>
        Faults.TryGetValue(exception ?? throw new ArgumentNullException(nameof(exception)), out RowFault? fault) ? fault : null;

    /// <summary>Refuses a number of a batch.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="position">The place of the number in it.</param>
    /// <param name="length">How many numbers it has.</param>
    /// <param name="rowSize">Numbers per row; null where the caller does not know.</param>
    /// <param name="got">The number, as it stands after "holds".</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="hasColumns">Whether the message names the number of the row.</param>
    internal static ArgumentException Refusal(string argument, int position, int length, int? rowSize, string got, string expected, bool hasColumns = true)
    {
        string place = rowSize is { } size ? $"row {(position / size).ToString(CultureInfo.InvariantCulture)}" : $"position {position.ToString(CultureInfo.InvariantCulture)}";
        return new RowFault(argument, position, length, place, hasColumns && rowSize is { } width ? position % width : null, got, expected, "column")
            .ToException(rowSize is null ? "at" : "in", null, null);
    }

    /// <summary>Refuses an id of a batch.</summary>
    /// <param name="argument">The argument's name.</param>
    /// <param name="position">The place of the id in it.</param>
    /// <param name="length">How many ids it has.</param>
    /// <param name="rowSize">Ids per row.</param>
    /// <param name="id">The id.</param>
    /// <param name="expected">What was expected.</param>
    internal static ArgumentException OfId(string argument, int position, int length, int rowSize, int id, string expected)
    {
        string place = $"row {(position / rowSize).ToString(CultureInfo.InvariantCulture)}";
        return new RowFault(argument, position, length, place, rowSize > 1 ? position % rowSize : null, "id " + id.ToString(CultureInfo.InvariantCulture), expected, "step").ToException("in", null, null);
    }

    /// <summary>The refusal of a row of a batch as one of the row in the user's data; null where it is none.</summary>
    /// <param name="exception">What the network threw.</param>
    /// <param name="batch">What it was given.</param>
    /// <param name="network">Who refused it.</param>
    internal static ArgumentException? Placed<T>(ArgumentException exception, Batch<T> batch, ILossNetwork<T> network)
        where T : unmanaged
    {
        if (batch.PlaceOf is not { } placeOf || batch.Rows < 1)
            return null;
        if (Of(exception) is { } fault)
        {
            int rowSize = Math.Max(1, fault.Length / batch.Rows);
            int row = fault.Position / rowSize;
            if (row >= batch.Rows)
                return null;
            int? column = fault.Column is not null || rowSize > 1 ? fault.Position % rowSize : null;
            var placed = new RowFault(fault.Argument, fault.Position, fault.Length, placeOf(row), column, fault.Got, fault.Expected, fault.ColumnWord);
            return placed.ToException("in", NameOf(network, fault.Argument, column), exception);
        }

        return RowInWords(exception.Message) is { } words && words.Row < batch.Rows
            ? new ArgumentException(exception.Message.Remove(words.Start, words.Length).Insert(words.Start, placeOf(words.Row)), exception)
            : null;
    }

    /// <summary>Where a message says <c>row 12</c>: what a network that was not generated may say in words only. Read by hand, for a regular expression would add 0.5 MB to a program that NativeAOT compiles.</summary>
    private static (int Start, int Length, int Row)? RowInWords(string message)
    {
        const string Word = "row ";
        for (int start = message.IndexOf(Word, StringComparison.Ordinal); start >= 0; start = message.IndexOf(Word, start + 1, StringComparison.Ordinal))
        {
            int end = start + Word.Length;
            while (end < message.Length && message[end] is >= '0' and <= '9')
                end++;
            bool standsAlone = (start == 0 || !IsPartOfWord(message[start - 1])) && (end == message.Length || !IsPartOfWord(message[end]));
            if (standsAlone && int.TryParse(message.Substring(start + Word.Length, end - start - Word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int row))
                return (start, end - start, row);
        }

        return null;
    }

    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>What the network's transform, which made the numbers of its only input and target, calls one of them.</summary>
    private static string? NameOf<T>(ILossNetwork<T> network, string argument, int? column)
        where T : unmanaged
    {
        if (column is not { } c || network.Parameters.Transform is not { } transform)
            return null;
        if (network.Inputs.Count == 1 && network.Inputs[0].Name == argument && transform.InputWidth == network.Inputs[0].RowSize)
            return transform.InputNames.ElementAt(c);
        bool isTarget = network.Targets.Count == 1 && network.Targets[0].Name == argument && transform.TargetWidth == network.Targets[0].RowSize;
        return isTarget ? transform.Targets.SelectMany(t => t.OutputNames).ElementAt(c) : null;
    }

    private ArgumentException ToException(string preposition, string? columnName, Exception? inner)
    {
        string name = columnName is null ? "" : $" ('{columnName}')";
        string column = Column is { } c ? $", {ColumnWord} {c.ToString(CultureInfo.InvariantCulture)}{name}" : "";
        var exception = new ArgumentException($"'{Argument}' holds {Got} {preposition} {Place}{column}; expected {Expected}.", Argument, inner);
        Faults.Add(exception, this);
        return exception;
    }
}
