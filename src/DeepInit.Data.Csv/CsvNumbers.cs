using System.Globalization;

namespace DeepInit;

/// <summary>Reads the numbers of a file: with its decimal separator, separators between groups of three digits, a sign of currency, or a percent sign.</summary>
internal sealed class CsvNumbers
{
    private const string Blanks = " \u00A0\u202F\u2009'\u2019";

    private readonly char _decimal;
    private readonly string _groups;
    private readonly bool _isPlain;

    private CsvNumbers(char @decimal, string groups)
    {
        _decimal = @decimal;
        _groups = groups + Blanks;
        _isPlain = @decimal == '.';
    }

    /// <summary>The decimal separator.</summary>
    public char Decimal => _decimal;

    public static CsvNumbers WithPoint { get; } = new('.', ",");

    public static CsvNumbers WithComma { get; } = new(',', ".");

    /// <exception cref="ArgumentException">The culture's decimal separator is no single character.</exception>
    public static CsvNumbers Of(CultureInfo culture)
    {
        NumberFormatInfo format = culture.NumberFormat;
        return format.NumberDecimalSeparator.Length == 1
            ? new(format.NumberDecimalSeparator[0], format.NumberGroupSeparator)
            : throw new ArgumentException($"CsvOptions.Culture: '{culture.Name}' has the decimal separator '{format.NumberDecimalSeparator}'; expected one character.");
    }

    /// <summary>Reads a finite number.</summary>
    /// <param name="cell">The cell, without blanks around it.</param>
    /// <param name="number">The number; of percents their hundredth.</param>
    /// <param name="mark">The percent sign, or the sign of currency; empty without one.</param>
    public bool TryParse(string cell, out double number, out string mark)
    {
        mark = "";
        if (_isPlain && NumberTransform.TryParse(cell, out number))
            return true;
        number = 0;
        string text = cell;
        bool isPercent = text.Length > 1 && text[text.Length - 1] is '%';
        string sign = "";
        if (isPercent)
        {
            mark = "%";
            text = text.Substring(0, text.Length - 1).TrimEnd();
        }
        else if (!TakeCurrency(ref text, ref sign, ref mark))
        {
            return false;
        }

        if (!TryPlain(text, out string plain) || !NumberTransform.TryParse(sign + plain, out number))
            return false;
        if (isPercent)
            number /= 100;
        return true;
    }

    /// <summary>Reads a finite number.</summary>
    public bool TryParse(string cell, out double number) => TryParse(cell, out number, out _);

    /// <summary>Cuts off a sign of currency before or behind the number: <c>-$5</c>, <c>$-5</c>, <c>5 €</c>.</summary>
    private static bool TakeCurrency(ref string text, ref string sign, ref string mark)
    {
        if (text.Length == 0)
            return false;
        if (IsCurrency(text[text.Length - 1]))
        {
            mark = text.Substring(text.Length - 1);
            text = text.Substring(0, text.Length - 1).TrimEnd();
        }
        else if (IsCurrency(text[0]))
        {
            mark = text.Substring(0, 1);
            text = text.Substring(1).TrimStart();
        }
        else if (text.Length > 1 && text[0] is '-' or '+' && IsCurrency(text[1]))
        {
            sign = text.Substring(0, 1);
            mark = text.Substring(1, 1);
            text = text.Substring(2).TrimStart();
            return text.Length > 0 && text[0] is not ('-' or '+');
        }

        return text.Length > 0;
    }

    private static bool IsCurrency(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    /// <summary>The number with a decimal point and without separators of groups, which must stand between three digits each, and be all the same.</summary>
    private bool TryPlain(string text, out string plain)
    {
        plain = "";
        int point = text.IndexOf(_decimal);
        int exponent = text.IndexOfAny(['e', 'E']);
        int end = point >= 0 ? point : exponent >= 0 ? exponent : text.Length;
        string rest = text.Substring(end);
        if (point >= 0 && rest.Length > 0)
            rest = "." + rest.Substring(1);

        // What is behind the decimal separator has neither another nor a group.
        if (rest.Skip(1).Any(c => c == _decimal || _groups.IndexOf(c) >= 0 || c == '.' || c == ','))
            return false;
        string whole = text.Substring(0, end);
        int first = whole.Length > 0 && whole[0] is '-' or '+' ? 1 : 0;
        int separator = whole.IndexOfAny(_groups.ToCharArray(), Math.Min(first, whole.Length));
        if (separator < 0)
        {
            plain = whole + rest;
            return whole.IndexOf('.') < 0 && whole.IndexOf(',') < 0;
        }

        string[] groups = whole.Substring(first).Split(whole[separator]);
        if (groups[0].Length is < 1 or > 3 || groups.Skip(1).Any(g => g.Length != 3) || groups.Any(g => g.Any(c => c is < '0' or > '9')))
            return false;
        plain = whole.Substring(0, first) + string.Concat(groups) + rest;
        return true;
    }
}
