"""What the questions and the player say, in Chinese and in English.

A stem names the situation and the role; of several wordings, the question's id picks one.
"""

from __future__ import annotations

from generator.problems.problem import Words

STEMS: dict[str, tuple[Words, ...]] = {
    "duty": (
        Words("下面哪一项写在{role}的岗位职责里？",
              "Which of these is written down as a duty of the {role}?"),
        Words("翻开{role}的岗位说明，会看到下面哪一项职责？",
              "Which of these duties stands in the job description of the {role}?"),
    ),
    "duty-daily": (
        Words("下面哪件事，写明由{role}每天做？",
              "Which of these is written down as something the {role} does every day?"),
    ),
    "duty-assists": (
        Words("下面哪件事由别的岗位主办，{role}只是协助？",
              "Which of these does the {role} help with, although another role is in charge?"),
    ),
    "owner": (
        Words("“{duty}”写在哪个岗位的职责里？",
              "Whose duties include this: “{duty}”?"),
        Words("按岗位分工，“{duty}”由谁负责？",
              "As the work is divided, who is responsible for this: “{duty}”?"),
    ),
    "demand": (
        Words("“{duty}”是{role}的一项职责。手册对这件事是怎样要求的？",
              "“{duty}” is a duty of the {role}. What does the handbook ask for in it?"),
    ),
    "whom": (
        Words("“{topic}”这类事，哪个岗位是主办？",
              "Which role is in charge of matters of this kind: “{topic}”?"),
    ),
    "limit": (
        Words("下面这件事，{role}的权限到哪一步：“{text}”？",
              "How far does the authority of the {role} go here: “{text}”?"),
    ),
    "fill": (
        Words("填空（{about}）：{text}", "Fill the gap ({about}): {text}"),
    ),
    "next": (
        Words("“{procedure}”里，做完“{step}”，紧接着做哪一步？",
              "In the procedure “{procedure}”, which step follows directly after this one: "
              "“{step}”?"),
    ),
    "first": (
        Words("“{procedure}”进行到“{phase}”阶段，最先做哪一步？",
              "“{procedure}” has reached the phase “{phase}”. Which step is the first?"),
    ),
    "order": (
        Words("“{procedure}”的“{phase}”阶段有这几步，请按先后排好。",
              "These are steps of the phase “{phase}” in “{procedure}”. Put them in order."),
    ),
    "order-whole": (
        Words("下面是“{procedure}”从头到尾的几步，请按先后排好。",
              "These steps are taken from the whole of “{procedure}”. Put them in order."),
    ),
    "check": (
        Words("“{procedure}”里有一步是“{step}”。手册用哪一条衡量这一步做好了没有？",
              "A step of “{procedure}” is: “{step}”. By what does the handbook measure whether it "
              "was done well?"),
    ),
    "who": (
        Words("“{procedure}”里，“{step}”这一步由谁来做？",
              "In “{procedure}”, who takes this step: “{step}”?"),
    ),
    "part": (
        Words("办“{procedure}”，要做下面哪一件事？",
              "Which of these is part of “{procedure}”?"),
    ),
    "phase": (
        Words("“{procedure}”的“{phase}”这一阶段，要做下面哪一件事？",
              "Which of these is done in the phase “{phase}” of “{procedure}”?"),
    ),
    "branch": (
        Words("{role}正在做这一步：“{step}”。遇到这种情况：{if_}。手册规定怎么办？",
              "The {role} is at this step: “{step}”. Now this happens: {if_}. What does the "
              "handbook say is to be done?"),
    ),
    "branches": (
        Words("做“{procedure}”的这一步：“{step}”。各种情况分别怎么办？请配对。",
              "At this step of “{procedure}”: “{step}”. Match each case with what is to be done."),
    ),
    "causes": (
        Words("“{procedure}”出了偏差。请把原因和处理办法配对。",
              "Something went wrong in “{procedure}”. Match each cause with the remedy."),
    ),
    "right": (
        Words("按《{standard}》，下面哪种做法是对的？",
              "Under “{standard}”, which of these is the right thing to do?"),
    ),
    "wrong-way": (
        Words("按《{standard}》，下面哪种做法【不】对？",
              "Under “{standard}”, which of these is NOT right?"),
    ),
    "keeps": (
        Words("《{standard}》讲到“{rule}”。有人这样做：{text}。符合要求吗？",
              "“{standard}” has a rule “{rule}”. Somebody does this: {text}. Is that right?"),
    ),
    "situation": (
        Words("{text}按手册，这件事该怎么办？",
              "{text} What does the handbook say about it?"),
    ),
    "say": (
        Words("{cue}{role}怎样回应最好？",
              "{cue} What is the best response of the {role}?"),
    ),
    "mistakes": (
        Words("“{script}”里的这几种回应都不妥。请把每一种和它的毛病配对。",
              "These responses from “{script}” are all wrong. Match each with what is wrong."),
    ),
    "fitting": (
        Words("{cue}{role}这样回应：“{say}”合适吗？",
              "{cue} The {role} responds: “{say}” Is that a good response?"),
    ),
    "term": (
        Words("“{term}”是什么意思？", "What does “{term}” mean?"),
    ),
    "terms": (
        Words("请把术语和意思配对。", "Match each term with its meaning."),
    ),
}  # fmt: skip

SCALE = {
    "may": Words("可以，自己办就行", "Fine: no need to ask"),
    "must_ask": Words("先请示，得到答复再办", "Ask first, then act on the answer"),
    "must_not": Words("不可以这样做", "It must not be done"),
}

YES = {
    "keeps": Words("符合", "Yes"),
    "fitting": Words("合适", "Yes"),
    "written": Words("对", "True"),
}
NO = {
    "keeps": Words("不符合", "No"),
    "fitting": Words("不合适", "No"),
    "written": Words("不对", "False"),
}

WHY = {
    "duty-of": Words("这是{role}的职责。", "That is a duty of the {role}."),
    "duty-text": Words("职责写明：{text}", "The duty says: {text}"),
    "demand": Words("这是对“{duty}”的要求。", "That is asked for in “{duty}”."),
    "owner": Words("这是{role}的职责：{text}", "It is a duty of the {role}: {text}"),
    "whom": Words("“{topic}”由{role}主办。", "The {role} is in charge of “{topic}”."),
    "may": Words("{role}可以自行决定：{text}", "The {role} may decide: {text}"),
    "must_ask": Words("{role}要先请示：{text}", "The {role} must ask first: {text}"),
    "must_not": Words("{role}不得做：{text}", "The {role} must not: {text}"),
    "next": Words("先“{step}”，再“{next}”。", "First “{step}”, then “{next}”."),
    "first": Words("“{phase}”阶段从这一步开始。", "The phase “{phase}” begins with this step."),
    "order": Words("流程里就是这个先后，前一步没做好，后一步就没有依据。",
                   "This is the order of the procedure: each step rests on the one before."),
    "check": Words("这是“{step}”这一步的标准。", "That is the measure of this step: “{step}”."),
    "who": Words("这一步由{who}来做。", "This step is taken by: {who}."),
    "branch": Words("{if_}：{then}", "{if_}: {then}"),
    "branches": Words("每种情况各有办法，不能混用。",
                      "Each case has its own remedy; they are not interchangeable."),
    "should": Words("应当这样：{do}", "What to do: {do}"),
    "mistakes": Words("每一种毛病都写在话术里，可以对照最好的说法再练一遍。",
                      "The script says what is wrong with each; practise the best response."),
    "term": Words("“{term}”：{text}", "“{term}”: {text}"),
}  # fmt: skip

PAGE = {
    "title": Words("{role}测验", "Quiz: {role}"),
    "title-shared": Words("人人要懂的规矩", "Rules for everybody"),
    "none": Words("这个岗位还没有题目。", "There are no questions about this role yet."),
    "intro": Words(
        "共 {count} 题，每题都写明依据。先自己想，再看答案。",
        "{count} questions, each with the place in the handbook that it rests on. Think first, "
        "then look at the answer.",
    ),
    "self-study": Words(
        "这是自学用的：答案就在页面里，成绩只存在这台设备上，不会发给任何人。",
        "This is for self-study: the answers are in the page, and results stay on this device; "
        "nothing is sent to anybody.",
    ),
    "section-role": Words("职责与权限", "Duties and limits of authority"),
    "section-colleagues": Words("同事的职责", "What colleagues are responsible for"),
    "section-terms": Words("术语", "Terms"),
    "section-written": Words("补充题", "More questions"),
    "show": Words("看答案", "Show the answer"),
    "answer": Words("答案", "Answer"),
    "why": Words("为什么", "Why"),
    "basis": Words("依据", "In the handbook"),
    "pairs": Words("可配的内容", "To be matched"),
    "or": Words("，也可以写：", ", or: "),
    "colon": Words("：", ": "),
    "comma": Words("、", ", "),
}

PLAYER = {
    "heading": Words("开始测验", "Start the quiz"),
    "progress": Words("掌握 {known} / {all} 题", "{known} of {all} mastered"),
    "due": Words("今天该复习 {due} 题，还没做过 {fresh} 题。",
                 "{due} to review today, {fresh} not tried yet."),
    "practise": Words("练习 {count} 题", "Practise {count} questions"),
    "missed": Words("重练错题（{count}）", "Retry what I missed ({count})"),
    "exam": Words("考一次", "Take an exam"),
    "all": Words("看全部题目", "Show all questions"),
    "hide": Words("收起全部题目", "Hide all questions"),
    "resume": Words("继续（还剩 {count} 题）", "Continue ({count} left)"),
    "start": Words("开始（{count} 题）", "Start ({count} questions)"),
    "exam-heading": Words("考试设置", "Exam"),
    "how-many": Words("题数", "Questions"),
    "everything": Words("全部 {count}", "All {count}"),
    "time": Words("时间", "Time"),
    "no-limit": Words("不限时", "No limit"),
    "minutes": Words("{count} 分钟", "{count} minutes"),
    "begin": Words("开始考试", "Begin"),
    "exam-note": Words("交卷后才显示对错，及格线 {pass}%。",
                       "Right and wrong are shown at the end. The pass mark is {pass}%."),
    "place": Words("第 {n} 题，共 {all} 题", "Question {n} of {all}"),
    "left": Words("还剩 {time}", "{time} left"),
    "minute-left": Words("还剩一分钟。", "One minute left."),
    "check": Words("提交", "Check"),
    "next": Words("下一题", "Next"),
    "finish": Words("看结果", "See the result"),
    "hand-in": Words("交卷", "Hand in"),
    "stop": Words("先到这里", "Stop here"),
    "choose": Words("请先作答。", "Please answer first."),
    "choose-many": Words("可以选几项。", "More than one may be right."),
    "right": Words("答对了。", "Right."),
    "partly": Words("对了一部分（{score}%）。", "Partly right ({score}%)."),
    "wrong": Words("不对。", "Not right."),
    "your-answer": Words("你的答案：", "Your answer: "),
    "blank": Words("没有作答", "no answer"),
    "blank-label": Words("空格里填", "Fill the gap with"),
    "pick": Words("请选择", "Choose"),
    "up": Words("上移：{text}", "Move up: {text}"),
    "down": Words("下移：{text}", "Move down: {text}"),
    "moved": Words("“{text}”现在是第 {n} 步，共 {all} 步。", "“{text}” is now {n} of {all}."),
    "order-help": Words("用按钮或上下方向键调整先后，排好再提交。",
                        "Use the buttons or the arrow keys to move a step, then check."),
    "result": Words("结果", "Result"),
    "score": Words("得分 {score}%：{all} 题里答对 {right} 题。",
                   "{score}%: {right} of {all} right."),
    "passed": Words("通过（及格线 {pass}%）。", "Passed (the pass mark is {pass}%)."),
    "failed": Words("没有通过（及格线 {pass}%）。再练练错题。",
                    "Not passed (the pass mark is {pass}%). Practise what you missed."),
    "time-up": Words("时间到，已交卷。", "Time is up; your answers were handed in."),
    "to-mend": Words("答错的题", "What you missed"),
    "none-missed": Words("全部答对。", "Everything right."),
    "back": Words("回到开头", "Back to the start"),
    "certificate": Words("成绩单", "Certificate"),
    "name": Words("姓名", "Name"),
    "make-certificate": Words("生成成绩单", "Make the certificate"),
    "print": Words("打印", "Print"),
    "certificate-text": Words(
        "{date}完成“{title}”，共 {all} 题，得分 {score}%，达到及格线 {pass}%。",
        "completed “{title}” on {date}: {all} questions, {score}%, pass mark {pass}%.",
    ),
    "certificate-note": Words(
        "自学测验，没有监考；本页由本人在自己的设备上生成。",
        "Self-study, not supervised; made by the learner on their own device.",
    ),
    "download": Words("下载答题记录（CSV）", "Download my answers (CSV)"),
    "forget": Words("清除进度", "Clear my progress"),
    "forget-sure": Words("再按一次，确认清除", "Press again to clear"),
    "forgotten": Words("已清除。", "Cleared."),
}  # fmt: skip
