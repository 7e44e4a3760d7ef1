namespace DeepInit.Runtime;

/// <summary>Types as programs write them: <c>float</c> and <c>Hook&lt;double&gt;</c>, where reflection says <c>Single</c> and <c>Hook`1</c>.</summary>
internal static class CSharpName
{
    /// <summary>The name of a type, without its namespace.</summary>
    /// <param name="type">Any.</param>
    public static string Of(Type type)
    {
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type == typeof(float))
            return "float";
        if (type == typeof(double))
            return "double";
        if (type == typeof(int))
            return "int";
        int arity = type.Name.IndexOf('`');
        return arity < 0
            ? type.Name
            : type.Name.Substring(0, arity) + "<" + string.Join(", ", type.GetGenericArguments().Select(argument => argument.IsGenericParameter ? argument.Name : Of(argument))) + ">";
    }
}
