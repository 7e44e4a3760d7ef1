using System.Runtime.InteropServices.JavaScript;

namespace Playground;

/// <summary>The few things that only JavaScript can do; <c>wwwroot/playground.js</c> does them.</summary>
internal static partial class Browser
{
    public const string Module = "playground";

    /// <summary>Completes when the page is about to be painted, or soon where it is not painted: between two of these the page answers its visitor.</summary>
    [JSImport("nextFrame", Module)]
    public static partial Task NextFrame();

    /// <summary>Paints a square grid of probabilities in the colours of the two classes, and the line where it crosses ½.</summary>
    [JSImport("drawBoundary", Module)]
    public static partial void DrawBoundary(string canvas, [JSMarshalAs<JSType.MemoryView>] Span<double> probabilities, int side);

    /// <summary>Where a click was in an element: x from the left, y from the top, both from 0 to 1.</summary>
    [JSImport("locate", Module)]
    [return: JSMarshalAs<JSType.Array<JSType.Number>>]
    public static partial double[] Locate(string element, double clientX, double clientY);
}
