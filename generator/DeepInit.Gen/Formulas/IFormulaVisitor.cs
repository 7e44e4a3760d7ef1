namespace DeepInit.Gen.Formulas;

/// <summary>What is made of a formula: text, a number. Whoever adds a kind of node is told here by the compiler who has to know it.</summary>
/// <typeparam name="T">What comes of each node.</typeparam>
internal interface IFormulaVisitor<out T>
{
    T Visit(ReadFormula read);

    T Visit(ConstantFormula constant);

    T Visit(LetFormula let);

    T Visit(NegateFormula negate);

    T Visit(BinaryFormula binary);

    T Visit(SelectFormula select);

    T Visit(CallFormula call);

    T Visit(ReduceFormula reduce);

    T Visit(AtFormula at);
}
